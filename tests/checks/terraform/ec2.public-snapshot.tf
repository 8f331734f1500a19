# pass: shared with one account
resource "aws_snapshot_create_volume_permission" "partner" {
  snapshot_id = aws_ebs_snapshot.subject.id
  account_id  = "111122223333"
}

resource "aws_ebs_snapshot" "subject" {
  volume_id = "vol-1"
}
