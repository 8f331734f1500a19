variable "label" {
  type = string
}

variable "owner" {
  type = string
}

variable "stage" {
  type = number
}

variable "sibling" {
  type    = string
  default = "none"
}

resource "terraform_data" "board" {
  input = var.label
}

resource "terraform_data" "sibling" {
  input = var.sibling
}

module "box" {
  source = "../box"
  owner  = var.owner
  stage  = var.stage
}

output "box_id" {
  value = module.box.content_id
}
