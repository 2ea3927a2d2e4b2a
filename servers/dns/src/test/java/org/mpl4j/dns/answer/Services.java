package org.mpl4j.dns.answer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.middleware.EdnsStage;
import org.mpl4j.dns.middleware.FormStage;
import org.mpl4j.dns.middleware.Memo;
import org.mpl4j.dns.middleware.OperationStage;
import org.mpl4j.dns.middleware.OptionStage;
import org.mpl4j.dns.middleware.Pipeline;
import org.mpl4j.dns.middleware.RefuseStage;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Services for tests. */
final class Services {
    private static final int UDP_SIZE = 1232;

    private Services() {}

    /** One that answers from zones. The list may change. */
    static Service of(List<Zone> zones, @Nullable Memo memo) {
        List<Stage> before = List.of(
                new FormStage(),
                new EdnsStage(UDP_SIZE),
                new OptionStage(Bytes.ofUtf8("ns1"), 300),
                new OperationStage(Map.of()));
        List<Stage> answering = List.of(new Authority(name -> nearest(zones, name)), new RefuseStage());
        return new Pipeline(
                new Pipeline.Stages(before, answering, List.of()),
                memo,
                UDP_SIZE,
                System::currentTimeMillis,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    private static @Nullable Zone nearest(List<Zone> zones, DnsName name) {
        Zone nearest = null;
        for (Zone zone : zones) {
            boolean isIn = name.isAtOrBelow(zone.apex());
            if (isIn
                    && (nearest == null
                            || zone.apex().labelCount() > nearest.apex().labelCount())) {
                nearest = zone;
            }
        }
        return nearest;
    }
}
