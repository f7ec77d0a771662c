resource "aws_db_subnet_group" "postgres" {
  count = local.managed ? 1 : 0

  name       = var.name
  subnet_ids = var.subnet_ids
}

resource "aws_db_instance" "postgres" {
  count = local.managed ? 1 : 0

  identifier                   = "${var.name}-postgres"
  engine                       = "postgres"
  engine_version               = "17"
  instance_class               = var.prod ? "db.m7g.large" : "db.t4g.small"
  allocated_storage            = 20
  max_allocated_storage        = 200
  storage_type                 = "gp3"
  storage_encrypted            = true
  kms_key_id                   = var.kms_key_arn
  db_name                      = "autodev"
  username                     = "autodev"
  manage_master_user_password  = true
  db_subnet_group_name         = aws_db_subnet_group.postgres[0].name
  vpc_security_group_ids       = [var.groups["postgres"]]
  multi_az                     = var.prod
  publicly_accessible          = false
  backup_retention_period      = var.prod ? 14 : 3
  deletion_protection          = var.prod
  skip_final_snapshot          = !var.prod
  final_snapshot_identifier    = var.prod ? "${var.name}-postgres-last" : null
  performance_insights_enabled = true
  auto_minor_version_upgrade   = true
  copy_tags_to_snapshot        = true
}

resource "aws_elasticache_subnet_group" "redis" {
  count = local.managed ? 1 : 0

  name       = var.name
  subnet_ids = var.subnet_ids
}

resource "aws_elasticache_parameter_group" "redis" {
  count = local.managed ? 1 : 0

  name   = var.name
  family = "redis7"

  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }
}

resource "aws_elasticache_replication_group" "redis" {
  count = local.managed ? 1 : 0

  replication_group_id       = "${var.name}-redis"
  description                = "${var.name} streams"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = var.prod ? "cache.m7g.large" : "cache.t4g.small"
  num_cache_clusters         = var.prod ? 2 : 1
  automatic_failover_enabled = var.prod
  multi_az_enabled           = var.prod
  parameter_group_name       = aws_elasticache_parameter_group.redis[0].name
  subnet_group_name          = aws_elasticache_subnet_group.redis[0].name
  security_group_ids         = [var.groups["redis"]]
  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_arn
  transit_encryption_enabled = true
  snapshot_retention_limit   = var.prod ? 3 : 0
}
