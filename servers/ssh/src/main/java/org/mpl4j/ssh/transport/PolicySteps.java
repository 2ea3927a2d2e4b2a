package org.mpl4j.ssh.transport;

import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.policy.PolicyViolation;

/**
 * What the policies of both sides have in common. Until it is known whether key exchange is strict, both forms of a policy are asked, and what strictness would have
 * refused is kept. Nothing else knows what state a channel is in.
 *
 * @param <P> the class of the policy; those of the two sides have the same form, but no type in common
 */
abstract class PolicySteps<P> implements ProtocolPolicy {
    private final P policy;
    private final BiConsumer<P, P> copy;
    private final Function<P, PolicyViolation> violation;
    private final Consumer<PolicyViolation> log;
    private @Nullable P strict;
    private @Nullable PolicyViolation strictViolation;

    /**
     * Begins.
     *
     * @param policy that is not strict
     * @param strict the strict one
     * @param copy makes a policy be where another one is
     * @param violation tells why a policy refused a message
     * @param log is told of violations
     */
    PolicySteps(
            P policy,
            P strict,
            BiConsumer<P, P> copy,
            Function<P, PolicyViolation> violation,
            Consumer<PolicyViolation> log) {
        this.policy = policy;
        this.strict = strict;
        this.copy = copy;
        this.violation = violation;
        this.log = log;
    }

    /** {@return the policy} It is asked by one thread at a time, the one that has this object's lock. */
    final P policy() {
        return policy;
    }

    @Override
    public final synchronized void decideStrictness(boolean isStrict) throws ProtocolException {
        P chosen = strict;
        strict = null;
        if (!isStrict || chosen == null) {
            return;
        }
        if (strictViolation != null) {
            throw refused(strictViolation);
        }
        copy.accept(policy, chosen);
    }

    /**
     * A message is a step.
     *
     * @param received the step if it came
     * @param transmitted the step if it is about to be sent
     */
    final synchronized <M> void step(Way way, M message, BiPredicate<P, M> received, BiPredicate<P, M> transmitted)
            throws ProtocolException {
        BiPredicate<P, M> step = way == Way.RECEIVED ? received : transmitted;
        if (!step.test(policy, message)) {
            throw refused(violation.apply(policy));
        }
        P stricter = strict;
        if (stricter != null && strictViolation == null && !step.test(stricter, message)) {
            strictViolation = violation.apply(stricter);
        }
    }

    private ProtocolException refused(PolicyViolation why) {
        log.accept(why);
        return new ProtocolException(why.refused().name() + " is not allowed now");
    }
}
