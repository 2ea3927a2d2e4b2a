package org.mpl4j.ssh.transport;

import org.mpl4j.runtime.policy.PolicyViolation;

/**
 * A policy as it is generated. Those of the two sides have the same form, but no type in common.
 *
 * @param <C> its statecalls
 */
interface Rules<C> {
    /** {@return whether a statecall with such fields is allowed; if so, it is a step} */
    boolean step(C call, long first, long second);

    /** {@return why it is not} */
    PolicyViolation violation(C call, long first, long second);
}
