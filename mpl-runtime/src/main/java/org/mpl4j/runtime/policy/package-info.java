/**
 * What generated policies stand on: {@link org.mpl4j.runtime.policy.Statecall} is what can happen, {@link
 * org.mpl4j.runtime.policy.PolicyViolation} tells why something was refused, {@link
 * org.mpl4j.runtime.policy.PolicyListener} hears of every step. All other classes are for generated code.
 */
package org.mpl4j.runtime.policy;
