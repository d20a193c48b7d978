# A queue that one topic may fill and one role empties.

variable "name" {
  type = string
}

variable "topic" {
  description = "ARN of the topic whose messages the queue takes"
  type        = string
}

variable "consumer" {
  description = "ARN of the role that takes messages"
  type        = string
}

resource "aws_sqs_queue" "this" {
  name = var.name
}

data "aws_iam_policy_document" "this" {
  statement {
    sid       = "Fill"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.this.arn]
    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [var.topic]
    }
  }

  statement {
    sid       = "Empty"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.this.arn]
    principals {
      type        = "AWS"
      identifiers = [var.consumer]
    }
  }
}

resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.url
  policy    = data.aws_iam_policy_document.this.json
}

output "arn" {
  value = aws_sqs_queue.this.arn
}
