output "alb_dns_name" {
  description = "The dashboard's load balancer, reachable inside the VPC."
  value       = module.alb.dns_name
}

output "dashboard_url" {
  description = "Where people go."
  value       = local.dashboard_url
}

output "webhook_dns_name" {
  description = "The public entry for webhooks, where there is one."
  value       = module.alb.webhook_dns_name
}

output "ecr_repository_url" {
  description = "The registry that images are pushed to."
  value       = local.registry
}

output "ecr_repository_urls" {
  description = "The repository of each service."
  value       = { for service, repository in aws_ecr_repository.service : service => repository.repository_url }
}

output "ecs_cluster_name" {
  description = "The cluster."
  value       = aws_ecs_cluster.swarm.name
}

output "ecs_service_names" {
  description = "The services of the swarm, without its stores."
  value       = sort([for service in module.service : service.name])
}

output "cloudwatch_log_group" {
  description = "The log group; streams begin with the service's name."
  value       = module.observability.log_group
}

output "parameter_prefix" {
  description = "Where secrets are in the parameter store."
  value       = "/${var.name}"
}

output "task_role_arns" {
  description = "The role of each service."
  value       = { for service, made in module.service : service => made.task_role_arn }
}

output "alarm_topic_arn" {
  description = "Where alarms go."
  value       = module.observability.topic_arn
}
