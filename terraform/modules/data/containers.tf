# Stores as containers: exactly one task each, on its own directory of one encrypted file system.
locals {
  managed  = var.mode == "managed"
  password = "${var.parameters}/postgres/password"

  all = {
    postgres = {
      image       = var.images.postgres, port = 5432, path = "/var/lib/postgresql/data", uid = 999, cpu = 1024, memory = 2048
      command     = null
      environment = { POSTGRES_USER = "autodev", POSTGRES_DB = "autodev", PGDATA = "/var/lib/postgresql/data/pgdata" }
      secrets     = { POSTGRES_PASSWORD = local.password }
      healthy     = ["CMD-SHELL", "pg_isready -U autodev"]
    }
    redis = {
      image = var.images.redis, port = 6379, path = "/data", uid = 999, cpu = 512, memory = 1024
      # What does not fit is refused and waits in PostgreSQL: nothing is ever evicted.
      command     = ["redis-server", "--appendonly", "yes", "--maxmemory", "700mb", "--maxmemory-policy", "noeviction"]
      environment = {}
      secrets     = {}
      healthy     = ["CMD", "redis-cli", "ping"]
    }
    qdrant = {
      image       = var.images.qdrant, port = 6333, path = "/qdrant/storage", uid = 1000, cpu = 512, memory = 1024
      command     = null
      environment = {}
      secrets     = {}
      healthy     = null
    }
  }
  stores = { for store, facts in local.all : store => facts if !local.managed || store == "qdrant" }
}

resource "aws_efs_file_system" "data" {
  creation_token  = var.name
  encrypted       = true
  kms_key_id      = var.kms_key_arn
  throughput_mode = "elastic"

  lifecycle_policy {
    transition_to_ia = "AFTER_90_DAYS"
  }

  tags = { Name = var.name }
}

resource "aws_efs_backup_policy" "data" {
  file_system_id = aws_efs_file_system.data.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_mount_target" "data" {
  count = length(var.subnet_ids)

  file_system_id  = aws_efs_file_system.data.id
  subnet_id       = var.subnet_ids[count.index]
  security_groups = [var.groups["volumes"]]
}

resource "aws_efs_access_point" "store" {
  for_each = local.stores

  file_system_id = aws_efs_file_system.data.id

  posix_user {
    uid = each.value.uid
    gid = each.value.uid
  }

  root_directory {
    path = "/${each.key}"

    creation_info {
      owner_uid   = each.value.uid
      owner_gid   = each.value.uid
      permissions = "0700"
    }
  }
}

resource "aws_service_discovery_private_dns_namespace" "swarm" {
  name = "${var.name}.internal"
  vpc  = var.vpc_id
}

resource "aws_service_discovery_service" "store" {
  for_each = local.stores

  name = each.key

  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.swarm.id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = 10
    }
  }
}

resource "aws_ecs_task_definition" "store" {
  for_each = local.stores

  family                   = "${var.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = aws_iam_role.execution[each.key].arn
  task_role_arn            = aws_iam_role.task[each.key].arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.data.id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = aws_efs_access_point.store[each.key].id
        iam             = "ENABLED"
      }
    }
  }

  container_definitions = jsonencode([merge({
    name             = each.key
    image            = each.value.image
    essential        = true
    user             = tostring(each.value.uid)
    stopTimeout      = 120
    linuxParameters  = { initProcessEnabled = true }
    portMappings     = [{ containerPort = each.value.port, protocol = "tcp" }]
    environment      = [for key in sort(keys(each.value.environment)) : { name = key, value = each.value.environment[key] }]
    secrets          = [for key in sort(keys(each.value.secrets)) : { name = key, valueFrom = each.value.secrets[key] }]
    mountPoints      = [{ sourceVolume = "data", containerPath = each.value.path, readOnly = false }]
    logConfiguration = { logDriver = "awslogs", options = { awslogs-group = var.log_group, awslogs-region = var.region, awslogs-stream-prefix = each.key, mode = "non-blocking", max-buffer-size = "8m" } }
    },
    each.value.command == null ? {} : { command = each.value.command },
    each.value.healthy == null ? {} : { healthCheck = { command = each.value.healthy, interval = 10, timeout = 5, retries = 3, startPeriod = 60 } },
  )])
}

resource "aws_ecs_service" "store" {
  for_each = local.stores

  name            = "${var.name}-${each.key}"
  cluster         = var.cluster_arn
  task_definition = aws_ecs_task_definition.store[each.key].arn
  desired_count   = 1
  propagate_tags  = "SERVICE"

  # Never two tasks on one directory: the old one ends before the new one begins.
  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100
  availability_zone_rebalancing      = "DISABLED"

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [var.groups[each.key]]
    assign_public_ip = false
  }

  service_registries {
    registry_arn = aws_service_discovery_service.store[each.key].arn
  }

  depends_on = [aws_efs_mount_target.data]
}
