/** Workload P: what a policy costs a server, beside a state machine of switches that somebody wrote. */
package org.mpl4j.bench.policy;
