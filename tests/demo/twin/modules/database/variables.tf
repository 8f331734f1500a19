variable "name" {
  description = "The identifier of the instance."
  type        = string
}

variable "class" {
  description = "The instance class."
  type        = string
}

variable "size" {
  description = "Storage, in GiB."
  type        = number
}

variable "username" {
  description = "The master user."
  type        = string
}

variable "secret" {
  description = "The secret that holds the master user's password, under `password`."
  type        = string
}

variable "subnet_group" {
  description = "The subnets that the instance may be in."
  type        = string
}

variable "security_groups" {
  description = "Who may connect to the instance."
  type        = list(string)
}

variable "encrypted" {
  description = "Whether the storage is encrypted."
  type        = bool
  default     = true
}

variable "kms_key_arn" {
  description = "The key of the storage; null takes the service's own."
  type        = string
  default     = null
}

variable "public" {
  description = "Whether the instance has a public address."
  type        = bool
  default     = false
}

variable "careful" {
  description = "Whether the instance has a stand-by, backups, protection and upgrades, and lets IAM users in."
  type        = bool
  default     = true
}

variable "log_exports" {
  description = "The logs that go to CloudWatch Logs."
  type        = list(string)
  default     = []
}
