/**
 * Changes of zones by messages (RFC 2136), and how they outlive the server.
 *
 * <p>{@link org.mpl4j.dns.update.UpdateStage} handles the operation UPDATE: who may, prerequisites, and what is to be changed. A {@link
 * org.mpl4j.dns.update.DynamicZone} is the one writer of a zone: it makes the next version, has it written to the zone's {@linkplain org.mpl4j.dns.update.Journal
 * journal}, and serves it when it is on the disk; only then the update is answered. Updates that wait at the same time share the wait. As they take so much longer than
 * queries, {@link org.mpl4j.dns.update.LaterStage} hands them to threads of their own.
 *
 * <p>When a zone is loaded, {@link org.mpl4j.dns.update.Replay} brings its file and its journal together, whoever changed the file. When a journal is long, the zone file
 * is written anew.
 */
@NullMarked
package org.mpl4j.dns.update;

import org.jspecify.annotations.NullMarked;
