/**
 * JMH benchmarks of generated code beside code that a person would write by hand, and beside other libraries. A package a protocol, a class a workload, a
 * benchmark method a contender.
 */
package org.mpl4j.bench;
