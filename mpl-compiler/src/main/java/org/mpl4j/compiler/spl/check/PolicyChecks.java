package org.mpl4j.compiler.spl.check;

import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.PolicySpec;

/** All checks of how policies behave. */
public final class PolicyChecks {
    private static final List<PolicyCheck> CHECKS = List.of(
            new SizeCheck(),
            new UnreachedStatementCheck(),
            new ImpossibleStatecallCheck(),
            new DeadEndCheck(),
            new AmbiguousStateCheck(),
            new EndlessCheck(),
            new IdleLoopCheck(),
            new AllowedAndUsedCheck(),
            new EmptyHandlerCheck(),
            new UnreadVariableCheck(),
            new AlphabetHoleCheck(),
            new DeadlockCheck(),
            new PeerAbortCheck(),
            new HandledElsewhereCheck(),
            new TraceClaimCheck());

    private PolicyChecks() {}

    /**
     * Checks a policy.
     *
     * @param explorations of all automata, by name
     */
    public static void check(PolicySpec spec, Map<String, Exploration> explorations, Diagnostics diagnostics) {
        Subject subject = new Subject(spec, explorations);
        CHECKS.forEach(check -> check.check(subject, diagnostics));
    }
}
