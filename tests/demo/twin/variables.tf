variable "admin_network" {
  description = "The office. Documentation addresses (RFC 5737)."
  type        = string
  default     = "203.0.113.0/24"

  validation {
    condition     = can(cidrhost(var.admin_network, 0))
    error_message = "Must be a CIDR block."
  }
}

variable "image" {
  description = "What the web servers start from."
  type        = string
  default     = "ami-12c6146b"
}

variable "network" {
  description = "The addresses of the whole network, and the zones that it spans."
  type = object({
    cidr_block = string
    zones      = map(string)
  })
  default = {
    cidr_block = "10.0.0.0/16"
    zones = {
      a = "eu-west-1a"
      b = "eu-west-1b"
    }
  }
}

variable "log_retention" {
  description = "Days that the log group of each part is kept; null keeps it for ever."
  type        = map(number)
  default = {
    web  = 365
    mail = null
  }
}
