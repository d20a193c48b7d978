# The reports service: a function renders a report for each message of a queue and keeps it in a bucket.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

data "aws_caller_identity" "current" {}

locals {
  name   = "reports-${var.environment}"
  region = "eu-west-1"
}

resource "aws_s3_bucket" "reports" {
  bucket_prefix = "${local.name}-"
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket                  = aws_s3_bucket.reports.id
  block_public_acls       = true
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = aws_s3_bucket.reports.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.reports.arn, "${aws_s3_bucket.reports.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "Auditors"
        Effect    = "Allow"
        Principal = { AWS = [for account in var.auditors : "arn:aws:iam::${account}:root"] }
        Action    = ["s3:GetObjct", "s3:GetObjectVersion"]
        Resource  = "${aws_s3_bucket.reports.arn}/*"
        Condition = { StringEquals = { "aws:PrincipalTag/team" = "audit" } }
      },
    ]
  })
}

module "jobs" {
  source   = "./modules/queue"
  name     = "${local.name}-jobs"
  topic    = aws_sns_topic.month_end.arn
  consumer = aws_iam_role.render.arn
}

resource "aws_sns_topic" "month_end" {
  name = "${local.name}-month-end"
}

resource "aws_lambda_function" "render" {
  function_name = "${local.name}-render"
  role          = aws_iam_role.render.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "render.zip"
}

resource "aws_lambda_permission" "templates" {
  statement_id  = "NewTemplates"
  function_name = aws_lambda_function.render.function_name
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
}
