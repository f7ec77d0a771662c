package dev.autodev.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run.
 *
 * @param n jobs or workflows
 * @param conc clients and slots
 * @param enqS filed per second, until the last was answered
 * @param totalS done per second, from the first filing to the last durable end
 * @param wfS workflows per second
 * @param start from filing to the role, in milliseconds
 * @param done from filing to the durable end, in milliseconds
 * @param rss of this process, in MB
 * @param cpuS CPU seconds of this process during the case
 */
record Figures(
    String peer,
    @JsonProperty("case") String name,
    int n,
    int conc,
    @JsonProperty("enq_s") @Nullable Double enqS,
    @JsonProperty("total_s") @Nullable Double totalS,
    @JsonProperty("wf_s") @Nullable Double wfS,
    @Nullable Spread start,
    @Nullable Spread done,
    long rss,
    @JsonProperty("bytes_job") @Nullable Double bytesJob,
    @JsonProperty("cpu_s") double cpuS) {}
