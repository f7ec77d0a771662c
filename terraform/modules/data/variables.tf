variable "name" { type = string }

variable "mode" {
  description = "containers or managed; Qdrant is a container in both."
  type        = string
}

variable "prod" { type = bool }
variable "vpc_id" { type = string }
variable "subnet_ids" { type = list(string) }

variable "groups" {
  description = "Ids of security groups: postgres, redis, qdrant, volumes."
  type        = map(string)
}

variable "kms_key_arn" { type = string }
variable "cluster_arn" { type = string }
variable "architecture" { type = string }
variable "images" { type = object({ postgres = string, redis = string, qdrant = string }) }
variable "parameters" { type = string }
variable "log_group" { type = string }
variable "region" { type = string }
variable "account" { type = string }
variable "partition" { type = string }
variable "permissions_boundary" { type = string }
