package org.mpl4j.summon.operate;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.mpl4j.servers.common.metrics.PrometheusText;
import org.mpl4j.summon.directory.NameStatus;
import org.mpl4j.summon.policies.summon.AppliancePolicy.State;

/** Writes how appliances are for Prometheus. */
final class SummonMetrics {
    private static final double MILLIS = 1000;

    private SummonMetrics() {}

    static String text(List<NameStatus> all) {
        PrometheusText text = new PrometheusText();
        text.metric("mpl_summon_appliances", "gauge", "Appliances in each state.");
        for (State state : State.values()) {
            long count =
                    all.stream().filter(one -> one.member().state() == state).count();
            text.value(
                    "mpl_summon_appliances",
                    (double) count,
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        }
        each(
                text,
                all,
                "mpl_summon_starts_total",
                "counter",
                "Processes started.",
                one -> one.member().starts());
        each(
                text,
                all,
                "mpl_summon_summons_total",
                "counter",
                "How often somebody wanted one that was not there.",
                one -> one.member().summons());
        each(
                text,
                all,
                "mpl_summon_failures",
                "gauge",
                "Failures since it was healthy last.",
                one -> one.member().failures());
        each(
                text,
                all,
                "mpl_summon_boot_seconds",
                "gauge",
                "How long the last start took until it had its connections.",
                one -> one.member().bootMillis() / MILLIS);
        each(
                text,
                all,
                "mpl_summon_conduits",
                "gauge",
                "Conduits that are open.",
                one -> one.conduits().open());
        each(
                text,
                all,
                "mpl_summon_conduits_opened_total",
                "counter",
                "Conduits that were opened.",
                one -> one.conduits().opened());
        each(
                text,
                all,
                "mpl_summon_conduits_refused_total",
                "counter",
                "How often somebody that asked for a conduit got none.",
                one -> one.conduits().refused());
        return text.toString();
    }

    private static void each(
            PrometheusText text,
            List<NameStatus> all,
            String name,
            String type,
            String help,
            ToDoubleFunction<NameStatus> value) {
        text.metric(name, type, help);
        all.forEach(one ->
                text.value(name, value.applyAsDouble(one), "name", one.member().name()));
    }
}
