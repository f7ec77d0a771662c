variable "name" {
  description = "The service's full name, such as auto-dev-pm."
  type        = string
}

variable "prefix" {
  description = "Its short name; log streams begin with it."
  type        = string
}

variable "cluster" {
  type = object({ arn = string, name = string })
}

variable "image" { type = string }
variable "repository_arn" { type = string }

variable "cpu" {
  description = "Fargate CPU units."
  type        = number

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.cpu)
    error_message = "cpu: 256, 512, 1024, 2048, 4096, 8192 or 16384 units."
  }
}

variable "memory" {
  description = "MiB; what Fargate offers depends on cpu."
  type        = number

  validation {
    condition = contains(lookup({
      256   = [512, 1024, 2048]
      512   = range(1024, 4097, 1024)
      1024  = range(2048, 8193, 1024)
      2048  = range(4096, 16385, 1024)
      4096  = range(8192, 30721, 1024)
      8192  = range(16384, 61441, 4096)
      16384 = range(32768, 122881, 8192)
    }, var.cpu, []), var.memory)
    error_message = "memory: Fargate has no such size with that cpu (1024 units go with 2048 to 8192 MiB, for one)."
  }
}

variable "architecture" { type = string }

variable "min" {
  type = number

  validation {
    condition     = var.min >= 0 && var.min <= var.max
    error_message = "min: from 0 to max."
  }
}

variable "max" { type = number }

variable "spot" {
  description = "Whether it may be interrupted with two minutes' notice; its work is given back then."
  type        = bool
}

variable "from_zero" {
  description = "Set where the count follows the waiting and running tasks of a role; null: it stays between min and max by CPU."
  type        = object({ role = string, environment = string })
}

variable "environment" { type = map(string) }

variable "secrets" {
  description = "Variables by the ARN of what holds them."
  type        = map(string)
}

variable "parameters" {
  description = "ARN of all parameters of the swarm, without the last slash."
  type        = string
}

variable "kms_key_arn" { type = string }
variable "subnet_ids" { type = list(string) }
variable "security_group_id" { type = string }
variable "target_group_arn" { type = string }

variable "has_target" {
  description = "Whether a load balancer sends to it."
  type        = bool
}

variable "log_group" { type = string }
variable "region" { type = string }
variable "account" { type = string }
variable "partition" { type = string }
variable "permissions_boundary" { type = string }
variable "enable_exec" { type = bool }

variable "publishes_metrics" {
  description = "Whether it may write the metrics that scaling reads."
  type        = bool
}

variable "scales_others" {
  description = "Whether it may change the count of the cluster's services."
  type        = bool
}
