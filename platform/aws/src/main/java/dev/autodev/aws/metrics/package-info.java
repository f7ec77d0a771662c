/** Figures that scaling and alarms of CloudWatch read, and how its alarms stand. */
@NullMarked
package dev.autodev.aws.metrics;

import org.jspecify.annotations.NullMarked;
