output "postgres_address" {
  description = "Host of PostgreSQL."
  value       = local.managed ? aws_db_instance.postgres[0].address : "postgres.${var.name}.internal"
}

output "postgres_password_arn" {
  description = "What holds the password: a parameter, or the secret that RDS keeps."
  value       = local.managed ? "${aws_db_instance.postgres[0].master_user_secret[0].secret_arn}:password::" : local.password
}

output "redis_url" {
  description = "URL of Redis."
  value       = local.managed ? "rediss://${aws_elasticache_replication_group.redis[0].primary_endpoint_address}:6379" : "redis://redis.${var.name}.internal:6379"
}

output "services" {
  description = "Names of the stores that are services here."
  value       = [for service in aws_ecs_service.store : service.name]
}
