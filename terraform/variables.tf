variable "name" {
  description = "Prefix of everything here, and the name of the cluster."
  type        = string
  default     = "auto-dev"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "name: 3 to 20 of a-z, 0-9 and '-', beginning with a letter."
  }
}

variable "environment" {
  description = "dev, staging or prod; prod keeps data and refuses what is easy to lose."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment: one of dev, staging, prod."
  }
}

variable "region" {
  description = "AWS region; a variable, because the data source's attribute has other names in provider 5 and 6."
  type        = string
  default     = "us-east-1"
}

variable "vpc_id" {
  description = "The VPC that the swarm lives in."
  type        = string

  validation {
    condition     = startswith(var.vpc_id, "vpc-")
    error_message = "vpc_id: the id of a VPC, such as vpc-0123abcd."
  }
}

variable "private_subnet_ids" {
  description = "Private subnets in two zones or more, with a way to the internet for agents (NAT)."
  type        = list(string)

  validation {
    condition     = length(distinct(var.private_subnet_ids)) >= 2
    error_message = "private_subnet_ids: at least two different subnets, in two zones."
  }
}

variable "public_subnet_ids" {
  description = "Public subnets for the webhook's own entry; none: no webhook from outside, polling finds what it would have told."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.public_subnet_ids) != 1
    error_message = "public_subnet_ids: none, or at least two in two zones."
  }
}

variable "client_cidrs" {
  description = "Networks whose people may reach the dashboard."
  type        = list(string)

  validation {
    condition     = length(var.client_cidrs) > 0 && alltrue([for cidr in var.client_cidrs : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "client_cidrs: at least one IPv4 network of yours, never 0.0.0.0/0."
  }
}

variable "certificate_arn" {
  description = "Certificate of the dashboard's name; without one the dashboard speaks HTTP inside the VPC, which prod refuses."
  type        = string
  default     = null
}

variable "webhook_certificate_arn" {
  description = "Certificate of the webhook's public name; needed with public_subnet_ids."
  type        = string
  default     = null
}

variable "image_registry" {
  description = "Where images come from; null: the repositories made here."
  type        = string
  default     = null
}

variable "image_tag" {
  description = "The version of all services, a tag that is never moved."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", var.image_tag)) && var.image_tag != "latest"
    error_message = "image_tag: a fixed version (such as a commit), not 'latest'."
  }
}

variable "architecture" {
  description = "X86_64 or ARM64; images are built for both."
  type        = string
  default     = "X86_64"

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "architecture: X86_64 or ARM64."
  }
}

variable "services" {
  description = "Deviations from the sizes in services.tf, by service: cpu (units), memory (MiB), min, max (tasks), spot."
  type = map(object({
    cpu    = optional(number)
    memory = optional(number)
    min    = optional(number)
    max    = optional(number)
    spot   = optional(bool)
  }))
  default = {}

  validation {
    condition = alltrue([for service in values(var.services) :
    service.min == null || service.max == null || coalesce(service.min, 0) <= coalesce(service.max, 0)])
    error_message = "services: min must not be more than max."
  }
}

variable "data_mode" {
  description = "containers: PostgreSQL, Redis and Qdrant as one task each on EFS, for small use; managed: RDS and ElastiCache (Qdrant stays a container)."
  type        = string
  default     = "containers"

  validation {
    condition     = contains(["containers", "managed"], var.data_mode)
    error_message = "data_mode: containers or managed."
  }
}

variable "store_images" {
  description = "Images of the stores, by version or digest."
  type        = object({ postgres = optional(string, "postgres:17.6"), redis = optional(string, "redis:8.2.1"), qdrant = optional(string, "qdrant/qdrant:v1.15.4") })
  default     = {}
}

variable "provider_keys" {
  description = "Environment variables of agents that come from parameters below /<name>, such as {ANTHROPIC_API_KEY = \"anthropic/api_key\"}."
  type        = map(string)
  default     = { ANTHROPIC_API_KEY = "anthropic/api_key" }
}

variable "webhook_secrets" {
  description = "Environment variables of the webhook that come from parameters below /<name>: the secrets of the sources that tell it something."
  type        = map(string)
  default     = { SWARM_WEBHOOKS_GITLAB_SECRET = "gitlab-webhook-secret" }
}

variable "log_retention_days" {
  description = "How long logs are kept, days; null: 14, in prod 90."
  type        = number
  default     = null
}

variable "alarm_email" {
  description = "Who is told of alarms; null: the topic has no reader yet."
  type        = string
  default     = null
}

variable "monthly_budget_usd" {
  description = "What AWS may cost a month before somebody is told; 0: nobody is."
  type        = number
  default     = 300
}

variable "enable_exec" {
  description = "Whether a shell may be opened in running tasks; its sessions are logged. Refused in prod."
  type        = bool
  default     = false
}

variable "vpc_endpoints" {
  description = "Whether AWS's own services are reached by endpoints in the VPC instead of the internet."
  type        = bool
  default     = false
}

variable "permissions_boundary" {
  description = "ARN of a policy that bounds every role made here."
  type        = string
  default     = null
}
