output "name" {
  description = "The service's name."
  value       = aws_ecs_service.this.name
}

output "task_role_arn" {
  description = "The role of its tasks."
  value       = aws_iam_role.task.arn
}

output "execution_role_arn" {
  description = "The role that starts them."
  value       = aws_iam_role.execution.arn
}

output "task_policy" {
  description = "What the tasks may do, as JSON."
  value       = data.aws_iam_policy_document.task.json
}

output "container" {
  description = "The container's definition, as JSON."
  value       = aws_ecs_task_definition.this.container_definitions
}
