package org.mpl4j.ssh.connection;

import java.util.concurrent.CompletableFuture;

/** A channel that this side has asked for. */
record OpenAttempt(Channel channel, CompletableFuture<Channel> result) {}
