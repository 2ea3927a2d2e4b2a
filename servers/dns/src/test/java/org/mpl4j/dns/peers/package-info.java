/**
 * Other servers, and the comparison with them. {@link Peer} runs NSD, Knot and BIND as processes on loopback; {@link QueryPlan} makes the queries that a zone is tried
 * with, {@link Asker} sends them, {@link Answer} is what is compared of an answer, and {@link Differential} says where a server differs from the others.
 */
package org.mpl4j.dns.peers;
