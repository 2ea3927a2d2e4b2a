/**
 * JMH benchmarks of generated code beside code that a person would write by hand. One class a workload, one benchmark method a contender; all contenders of a
 * workload give the same answer, which a test checks.
 */
package org.mpl4j.bench;
