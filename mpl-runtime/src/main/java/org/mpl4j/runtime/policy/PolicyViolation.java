package org.mpl4j.runtime.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a policy refused something.
 *
 * @param automaton the automaton that did not allow it
 * @param state where that was, and still is
 * @param file the policy's file
 * @param line what waits there, by its line; 0 if nothing does
 * @param refused what was refused
 * @param reason what kind of refusal it is
 * @param allowed what would have been allowed instead
 * @param recent what was accepted before, the newest last; empty unless a {@link RecentStatecalls} listens
 */
public record PolicyViolation(
        String automaton,
        String state,
        String file,
        int line,
        Statecall refused,
        Reason reason,
        List<? extends Statecall> allowed,
        List<? extends Statecall> recent) {
    /** What kind of refusal it is. */
    public enum Reason {
        /** The automaton does not allow it in its state. */
        NOT_ALLOWED,
        /** An automaton with an instance for each key has none for this key, and this statecall begins none. */
        NO_INSTANCE,
        /** It would begin an instance, but there are as many as there may be. */
        NO_ROOM,
        /** The policy looks at a field or key of the packet, and {@code step} was not given it. */
        FIELDS_MISSING,
        /** After it, the automaton might be doing more things at a time than it has room to follow. */
        TOO_MANY,
        /** It was not refused: it is allowed now. */
        NONE
    }

    /** Keeps the lists. */
    public PolicyViolation {
        allowed = List.copyOf(allowed);
        recent = List.copyOf(recent);
    }

    /**
     * What is wrong, for a log or the peer.
     *
     * @return such as {@code auth: Receive_Auth_Req_None is not allowed in `kex` (ssh.spl:14). Allowed: Receive_Kex_Init}
     */
    public String message() {
        String where = line == 0 ? file : file + ":" + line;
        String what = switch (reason) {
            case NOT_ALLOWED -> " is not allowed in `" + state + "` (" + where + ")";
            case NO_INSTANCE -> " is about none that has begun (" + where + ")";
            case NO_ROOM -> " would begin one too many (" + where + ")";
            case FIELDS_MISSING -> " needs its " + String.join(" and ", refused.fields()) + " (" + where + ")";
            case TOO_MANY -> " would lead from `" + state + "` to more than there is room to follow (" + where + ")";
            case NONE -> " is allowed in `" + state + "` (" + where + ")";
        };
        return automaton + ": " + refused.name() + what + ". Allowed: " + allowedNames();
    }

    private String allowedNames() {
        return allowed.isEmpty()
                ? "nothing"
                : allowed.stream().map(Statecall::name).collect(Collectors.joining(", "));
    }

    /** {@inheritDoc} The message. */
    @Override
    public String toString() {
        return message();
    }
}
