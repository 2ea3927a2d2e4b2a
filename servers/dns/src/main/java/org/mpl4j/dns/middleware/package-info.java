/**
 * What is in front of the answers: everything that holds for messages of whatever content.
 *
 * <p>A {@link org.mpl4j.dns.middleware.Pipeline} is the service that a transport has. It reads a message once, into a {@link org.mpl4j.dns.middleware.Query}: name, type,
 * class, and what the OPT record says, as numbers, so that nothing is allocated. The query passes {@link org.mpl4j.dns.middleware.Stage}s, each of one concern, which fill
 * in an {@link org.mpl4j.dns.middleware.Answer}: code, flags, sets of records for three sections, and the contents of the OPT record. No stage sees or writes bytes. At the
 * end the answer is encoded once, by generated builders, and truncated as the transport and the client demand.
 *
 * <p>Stages are of three groups. Those <i>before</i> say what holds for any answer, and may refuse a query: {@link org.mpl4j.dns.middleware.FormStage}, {@link
 * org.mpl4j.dns.middleware.EdnsStage}, {@link org.mpl4j.dns.middleware.OptionStage}, {@link org.mpl4j.dns.middleware.CookieStage}, {@link
 * org.mpl4j.dns.middleware.OperationStage}. Those that <i>answer</i> are asked one after the other: {@link org.mpl4j.dns.middleware.ChaosStage}, zone transfers, the zones
 * themselves, {@link org.mpl4j.dns.middleware.RefuseStage}. Those <i>after</i> may still hold an answer back: {@link org.mpl4j.dns.middleware.RateStage}.
 *
 * <p>Between the first two groups a {@link org.mpl4j.dns.middleware.Memo} may know the bytes of the answer. As only stages before it speak of what is the client's own, and
 * that goes into header, question and OPT record alone, these are all that is written anew.
 *
 * <p>Pipelines belong to one thread. What threads share, such as zones, secrets of cookies, and the counts of the rate limiter, is given to the stages of each.
 */
@NullMarked
package org.mpl4j.dns.middleware;

import org.jspecify.annotations.NullMarked;
