/** {@code mpl-bench summon}: how long a client waits whose DNS query starts an appliance, beside servers that run and nginx that is started. In: rows; out: a table and a plot. */
package org.mpl4j.bench.summon;
