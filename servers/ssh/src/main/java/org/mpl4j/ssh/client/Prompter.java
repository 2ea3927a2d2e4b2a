package org.mpl4j.ssh.client;

import java.util.Optional;

/** Asks whoever uses the client for secrets and decisions. */
@FunctionalInterface
public interface Prompter {
    /** There is nobody to ask. */
    Prompter NOBODY = (text, isShown) -> Optional.empty();

    /**
     * Asks a question.
     *
     * @param text the question
     * @param isShown whether the answer is shown while it is typed
     * @return the answer in UTF-8, an array that may be overwritten; nothing if nobody answers
     */
    Optional<byte[]> ask(String text, boolean isShown);
}
