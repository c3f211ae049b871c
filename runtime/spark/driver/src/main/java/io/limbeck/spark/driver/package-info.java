/**
 * Spark's driver and what its executors do. Runs in JVMs of Spark alone: it knows Spark, and of Limbeck what host and worker
 * say to each other.
 */
@NullMarked
package io.limbeck.spark.driver;

import org.jspecify.annotations.NullMarked;
