variable "name" {
  description = "What the bucket holds."
  type        = string
}

variable "versioned" {
  description = "Whether what is overwritten or deleted is kept."
  type        = bool
  default     = false
}

variable "algorithm" {
  description = "How objects are encrypted; null leaves it to the service."
  type        = string
  default     = null
}

variable "closed" {
  description = "Whether all public access is blocked."
  type        = bool
  default     = true
}

variable "logging" {
  description = "Where access logs go: prefix to bucket, at most one."
  type        = map(string)
  default     = {}
}

variable "tls_only" {
  description = "Whether the bucket refuses requests without TLS."
  type        = bool
  default     = false
}

variable "policy" {
  description = "What to allow beside, as the JSON of a policy; none when the list is empty."
  type        = list(string)
  default     = []
}
