# Made for `tools/terraform_recordings.py`: what plans and state hold, on the resource that Terraform has built in.

terraform {
  required_version = ">= 1.4"
}

variable "stage" {
  type        = number
  description = "1 is applied, 2 is planned on top of it."
  default     = 1
}

variable "password" {
  type      = string
  sensitive = true
  default   = "swordfish-4711"
}

locals {
  colours = toset(["blue", "green"])
}

resource "terraform_data" "single" {
  input = { name = "single", size = 1.5, tags = null }
}

resource "terraform_data" "counted" {
  count = var.stage + 1
  input = "number ${count.index}"
}

resource "terraform_data" "each" {
  for_each = local.colours
  input    = each.key
}

resource "terraform_data" "quoted" {
  for_each = toset(["a \"b\" \\ $${c}"])
  input    = each.key
}

resource "terraform_data" "secret" {
  input = { password = var.password, length = length(nonsensitive(var.password)) }
}

resource "terraform_data" "gone" {
  count = var.stage == 1 ? 1 : 0
  input = "only in stage 1"
}

resource "terraform_data" "replaced" {
  input            = "stays"
  triggers_replace = var.stage
}

# ── Parts that are known only after apply ──

resource "terraform_data" "late" {
  triggers_replace = var.stage
}

resource "terraform_data" "partly" {
  input = {
    known = "yes"
    late  = terraform_data.late.id
    list  = ["first", terraform_data.late.id, null]
    map   = { here = 1, there = { late = terraform_data.late.id } }
  }
}

# ── References ──

resource "terraform_data" "to_single" {
  input = terraform_data.late.id
}

resource "terraform_data" "to_output" {
  input = terraform_data.late.output
}

resource "terraform_data" "in_a_list" {
  input = [terraform_data.late.id]
}

resource "terraform_data" "in_a_map" {
  input = { key = terraform_data.late.id, other = "constant" }
}

resource "terraform_data" "to_both" {
  input = [terraform_data.late.id, terraform_data.fresh["blue"].id]
}

resource "terraform_data" "fresh" {
  for_each         = local.colours
  triggers_replace = var.stage
}

resource "terraform_data" "numbered" {
  count            = 2
  triggers_replace = var.stage
}

resource "terraform_data" "lone" {
  count            = 1
  triggers_replace = var.stage
}

resource "terraform_data" "to_key" {
  input = terraform_data.fresh["green"].id
}

resource "terraform_data" "to_index" {
  input = terraform_data.numbered[1].id
}

resource "terraform_data" "to_each_key" {
  for_each         = local.colours
  triggers_replace = terraform_data.fresh[each.key].id
}

resource "terraform_data" "to_each_value" {
  for_each = terraform_data.fresh
  input    = each.value.id
}

resource "terraform_data" "to_count_index" {
  count = 2
  input = terraform_data.numbered[count.index].id
}

resource "terraform_data" "to_splat" {
  input = terraform_data.lone[*].id
}

resource "terraform_data" "to_text" {
  input = "${terraform_data.late.id}/${terraform_data.lone[0].id}"
}

# ── Modules ──

module "shelf" {
  source   = "./shelf"
  for_each = local.colours
  label    = each.key
  owner    = terraform_data.late.id
  stage    = var.stage
  sibling  = terraform_data.fresh[each.key].id
}

module "pair" {
  source = "./shelf"
  count  = 2
  label  = "pair ${count.index}"
  owner  = terraform_data.late.id
  stage  = var.stage
}

module "alone" {
  source = "./box"
  owner  = terraform_data.late.id
  stage  = var.stage
}

resource "terraform_data" "to_module" {
  input = module.alone.content_id
}

resource "terraform_data" "to_module_key" {
  input = module.shelf["blue"].box_id
}

resource "terraform_data" "to_whole_object" {
  input = module.alone.content.id
}
