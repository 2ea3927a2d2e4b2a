/** What benchmarks of codecs are made of: inputs of all kinds, and the proof that contenders do the same. */
package org.mpl4j.bench.harness;
