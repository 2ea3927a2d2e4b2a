package org.mpl4j.dns.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mpl4j.dns.signing.SignedZones;
import org.mpl4j.servers.common.operate.HeldLog;

/** Has zones signed again when it is time. */
final class SigningTimer implements AutoCloseable {
    private static final long LOOK_SECONDS = 1;
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.signing");

    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    /** Starts to look at the clock. */
    SigningTimer(SignedZones zones) {
        thread = Thread.ofPlatform().name("signing").daemon().start(() -> {
            try {
                while (!end.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    renew(zones);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A mistake in signing one zone must not keep others from being signed later. */
    private static void renew(SignedZones zones) {
        try {
            zones.renew();
            zones.save();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "signatures were not renewed or kept", e);
        }
    }

    /** Stops; a zone that is being signed is signed to its end. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
