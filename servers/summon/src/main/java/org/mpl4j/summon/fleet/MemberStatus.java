package org.mpl4j.summon.fleet;

import org.mpl4j.summon.policies.summon.AppliancePolicy.State;

/**
 * How an appliance is.
 *
 * @param name its name
 * @param state what it is doing
 * @param sinceMillis for how long
 * @param unusedMillis how long nobody has used it
 * @param restMillis how long it still rests after a failure, 0 if it does not
 * @param bootMillis how long its last start took until it had its connections, 0 if there was none
 * @param failures since it was healthy last
 * @param starts processes so far
 * @param summons how often somebody wanted it when it was not there
 * @param isWanted whether it starts again as soon as that is possible
 * @param trouble what was wrong last, empty if nothing was
 */
public record MemberStatus(
        String name,
        State state,
        long sinceMillis,
        long unusedMillis,
        long restMillis,
        long bootMillis,
        int failures,
        long starts,
        long summons,
        boolean isWanted,
        String trouble) {
    static MemberStatus of(Member member, long now) {
        return new MemberStatus(
                member.name,
                member.state(),
                now - member.since,
                now - member.lastUsed,
                member.state() == State.BACKING_OFF ? Math.max(0, member.restUntil - now) : 0,
                member.bootMillis,
                member.failures,
                member.starts,
                member.summons,
                member.isWanted || member.state() == State.WAITING,
                member.trouble);
    }
}
