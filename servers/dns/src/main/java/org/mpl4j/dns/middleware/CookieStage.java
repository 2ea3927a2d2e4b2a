package org.mpl4j.dns.middleware;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.Request;
import org.mpl4j.runtime.Bytes;

/**
 * DNS cookies (RFC 7873) as several servers can share them (RFC 9018): a client that sends a cookie gets it back with a server's part, by which it proves later that it
 * is where its datagrams say they come from.
 */
public final class CookieStage implements Stage {
    private static final int BADCOOKIE = 23;
    private static final int VERSION = 1;
    private static final int VERSION_SHIFT = 56;
    private static final int RESERVED_SHIFT = 32;
    private static final long LOW_32_BITS = 0xffff_ffffL;

    /** RFC 9018 section 4.3: how old cookies may be, how far in the future, and from what age on they are made anew, in seconds. */
    private static final int MAX_AGE = 3600;

    private static final int MAX_FUTURE = 300;
    private static final int RENEWAL_AGE = 1800;

    private final CookieSecrets secrets;
    private final boolean isRequired;
    private CookieSecrets.@Nullable Pair known;
    private SipHash current = new SipHash(0, 0);
    private @Nullable SipHash other;

    /**
     * Such a stage.
     *
     * @param secrets what cookies are made of
     * @param isRequired whether datagrams whose cookie lacks a good server's part are answered with BADCOOKIE (RFC 7873 section 5.2.3); those without cookie are
     *     answered
     */
    public CookieStage(CookieSecrets secrets, boolean isRequired) {
        this.secrets = secrets;
        this.isRequired = isRequired;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        Edns edns = query.edns();
        if (!edns.hasCookie()) {
            return Verdict.NEXT;
        }
        learn();
        long seconds = query.millis() / 1000 & LOW_32_BITS;
        long age = age(edns, seconds);
        boolean isInTime =
                edns.hasServerCookie() && edns.cookieVersion() == VERSION && age <= MAX_AGE && age >= -MAX_FUTURE;
        boolean isOurs = isInTime && isMadeWith(current, query);
        SipHash accepted = other;
        boolean isGood = isOurs || isInTime && accepted != null && isMadeWith(accepted, query);
        query.setVerified(isGood);
        if (isOurs && edns.cookieReserved() == 0 && age <= RENEWAL_AGE) {
            answer.setServerCookie(edns.cookieTimestamp(), edns.cookieHash());
        } else {
            answer.setServerCookie(seconds, hash(current, query, 0, seconds));
        }
        boolean isBad = isRequired && !isGood && !query.request().transport().isStream();
        if (isBad) {
            return answer.error(BADCOOKIE);
        }
        return query.questionCount() == 0 ? Verdict.ANSWERED : Verdict.NEXT;
    }

    /** Takes new secrets. */
    private void learn() {
        CookieSecrets.Pair pair = secrets.pair();
        if (pair != known) {
            known = pair;
            current = keyed(pair.current());
            other = pair.other() == null ? null : keyed(pair.other());
        }
    }

    private static SipHash keyed(Bytes secret) {
        return new SipHash(Long.reverseBytes(secret.int64(0)), Long.reverseBytes(secret.int64(Long.BYTES)));
    }

    /** In seconds, negative in the future; by serial number arithmetic (RFC 1982). */
    private static long age(Edns edns, long seconds) {
        return (int) (seconds - edns.cookieTimestamp());
    }

    private static boolean isMadeWith(SipHash siphash, Query query) {
        Edns edns = query.edns();
        return hash(siphash, query, edns.cookieReserved(), edns.cookieTimestamp()) == edns.cookieHash();
    }

    /** RFC 9018 section 4.4: of the client's part, the fields before the hash, and the client's address. The value has the hash's first octet on top. */
    private static long hash(SipHash siphash, Query query, int reserved, long timestamp) {
        Request request = query.request();
        long fields = (long) VERSION << VERSION_SHIFT | (long) reserved << RESERVED_SHIFT | timestamp;
        siphash.begin().add(Long.reverseBytes(query.edns().clientCookie())).add(Long.reverseBytes(fields));
        if (request.isIpv4()) {
            long address = Integer.reverseBytes((int) request.addressLow()) & LOW_32_BITS;
            return Long.reverseBytes(siphash.end(address, Integer.BYTES));
        }
        siphash.add(Long.reverseBytes(request.addressHigh())).add(Long.reverseBytes(request.addressLow()));
        return Long.reverseBytes(siphash.end(0, 0));
    }
}
