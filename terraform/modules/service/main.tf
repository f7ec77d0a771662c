resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  # What a run leaves is worth nothing on another machine: unfinished work is kept in the repository.
  volume {
    name = "tmp"
  }

  volume {
    name = "data"
  }

  container_definitions = jsonencode([{
    name                   = var.prefix
    image                  = var.image
    essential              = true
    readonlyRootFilesystem = true
    user                   = "1001"
    # A drain waits for what is running before it interrupts; this is the most that Fargate allows.
    stopTimeout     = 120
    linuxParameters = { initProcessEnabled = true }
    portMappings    = var.has_target ? [{ containerPort = 8080, protocol = "tcp" }] : []
    environment     = [for key in sort(keys(var.environment)) : { name = key, value = var.environment[key] }]
    secrets         = [for key in sort(keys(var.secrets)) : { name = key, valueFrom = var.secrets[key] }]
    mountPoints = [
      { sourceVolume = "tmp", containerPath = "/tmp", readOnly = false },
      { sourceVolume = "data", containerPath = "/data", readOnly = false },
    ]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = var.log_group
        awslogs-region        = var.region
        awslogs-stream-prefix = var.prefix
        # A slow log service slows no agent; what does not fit is lost, the audit trail is elsewhere.
        mode            = "non-blocking"
        max-buffer-size = "8m"
      }
    }
  }])
}

resource "aws_ecs_service" "this" {
  name                   = var.name
  cluster                = var.cluster.arn
  task_definition        = aws_ecs_task_definition.this.arn
  desired_count          = var.min
  propagate_tags         = "SERVICE"
  enable_execute_command = var.enable_exec

  availability_zone_rebalancing      = "ENABLED"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = var.has_target ? 90 : null

  capacity_provider_strategy {
    capacity_provider = var.spot ? "FARGATE_SPOT" : "FARGATE"
    weight            = 1
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [var.security_group_id]
    assign_public_ip = false
  }

  dynamic "load_balancer" {
    for_each = var.has_target ? [1] : []

    content {
      target_group_arn = var.target_group_arn
      container_name   = var.prefix
      container_port   = 8080
    }
  }

  # Scaling and `claude-swarm agents scale` decide how many run.
  lifecycle {
    ignore_changes = [desired_count]
  }
}
