variable "environment" {
  type    = string
  default = "prod"
}

variable "auditors" {
  description = "Accounts whose auditors read the reports"
  type        = list(string)
  default     = ["444455556666"]
}
