# pass: encrypted
resource "aws_ebs_snapshot_copy" "subject" {
  source_snapshot_id = "snap-1"
  source_region      = "eu-west-1"
  encrypted          = true
}
# ---
# undetermined: whether it is was not read
resource "aws_ebs_snapshot" "subject" {
  volume_id = "vol-1"
}
