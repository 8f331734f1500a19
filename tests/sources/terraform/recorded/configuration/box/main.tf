variable "owner" {
  type = string
}

variable "stage" {
  type = number
}

resource "terraform_data" "content" {
  triggers_replace = var.stage
}

resource "terraform_data" "owned" {
  input = var.owner
}

output "content_id" {
  value = terraform_data.content.id
}

output "content" {
  value = terraform_data.content
}
