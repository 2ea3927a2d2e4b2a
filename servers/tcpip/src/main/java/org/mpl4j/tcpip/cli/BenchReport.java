package org.mpl4j.tcpip.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints a measurement as iperf3 does: lines for each second, and what both sides have counted. Bytes in powers of 1024, bits in powers of 1000. */
final class BenchReport {
    private static final double NANOSECONDS = 1e9;
    private static final int KIBI = 1024;
    private static final int KILO = 1000;
    private static final String SUM = "SUM";

    private final PrintWriter out;
    private final List<BenchStream> streams;
    private final long[] bytes;
    private final long[] retransmits;
    private final long begin;
    private long last;

    /** Prints the header; the time begins. */
    BenchReport(PrintWriter out, List<BenchStream> streams) {
        this.out = out;
        this.streams = List.copyOf(streams);
        bytes = new long[streams.size()];
        retransmits = new long[streams.size()];
        begin = System.nanoTime();
        last = begin;
        out.println(line("ID", "Interval", "Transfer", "Bitrate", "Retr", "Cwnd"));
        out.flush();
    }

    /** When it began. */
    long begin() {
        return begin;
    }

    /** Prints what happened since the last time. */
    synchronized void tick() {
        long now = System.nanoTime();
        long total = 0;
        long again = 0;
        boolean isKnown = false;
        for (int i = 0; i < bytes.length; i++) {
            BenchStream stream = streams.get(i);
            long moved = stream.bytes() - bytes[i];
            bytes[i] += moved;
            total += moved;
            Optional<BenchNetwork.Facts> facts = stream.facts();
            long resent = facts.map(BenchNetwork.Facts::retransmits).orElse(0L) - retransmits[i];
            retransmits[i] += resent;
            again += resent;
            isKnown |= facts.isPresent();
            out.println(line(
                    "" + stream.id(),
                    interval(last - begin, now - begin),
                    amount(moved),
                    rate(moved, now - last),
                    facts.isPresent() ? "" + resent : "",
                    facts.map(known -> amount(known.window())).orElse("")));
        }
        if (bytes.length > 1) {
            out.println(line(
                    SUM,
                    interval(last - begin, now - begin),
                    amount(total),
                    rate(total, now - last),
                    isKnown ? "" + again : "",
                    ""));
        }
        out.flush();
        last = now;
    }

    /** Prints what both sides have counted. */
    synchronized void summary(BenchResult sender, BenchResult receiver) {
        out.println("- - - - - - - - - - - - - - - - - - - - - - - - -");
        out.println(line("ID", "Interval", "Transfer", "Bitrate", "Retr", ""));
        for (BenchResult.Stream stream : sender.streams()) {
            String again = sender.hasRetransmits() ? "" + stream.retransmits() : "";
            out.println(total("" + stream.id(), stream.bytes(), stream.seconds(), again, "sender"));
            receiver.streams().stream()
                    .filter(other -> other.id() == stream.id())
                    .forEach(other ->
                            out.println(total("" + other.id(), other.bytes(), other.seconds(), "", "receiver")));
        }
        if (sender.streams().size() > 1) {
            String again = sender.hasRetransmits() ? "" + sender.retransmits() : "";
            out.println(total(SUM, sender.bytes(), sender.seconds(), again, "sender"));
            out.println(total(SUM, receiver.bytes(), receiver.seconds(), "", "receiver"));
        }
        out.println("bytes sent %d, received %d".formatted(sender.bytes(), receiver.bytes()));
        out.println("processor: sender %s (%s user, %s system), receiver %s (%s user, %s system)"
                .formatted(
                        percent(sender.cpu().total()),
                        percent(sender.cpu().user()),
                        percent(sender.cpu().system()),
                        percent(receiver.cpu().total()),
                        percent(receiver.cpu().user()),
                        percent(receiver.cpu().system())));
        out.flush();
    }

    private static String total(String id, long moved, double seconds, String retransmits, String role) {
        long time = Math.round(seconds * NANOSECONDS);
        return line(id, interval(0, time), amount(moved), rate(moved, time), retransmits, role);
    }

    private static String line(
            String id, String interval, String transfer, String rate, String retransmits, String window) {
        return "[%3s] %-16s %14s %16s %6s %14s".formatted(id, interval, transfer, rate, retransmits, window);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f%%", value);
    }

    private static String interval(long from, long to) {
        return String.format(Locale.ROOT, "%.2f-%.2f sec", from / NANOSECONDS, to / NANOSECONDS);
    }

    private static String amount(long count) {
        return scaled((double) count, KIBI, "Bytes", "KBytes", "MBytes", "GBytes", "TBytes");
    }

    private static String rate(long count, long nanoseconds) {
        double bits = 8.0 * count / (Math.max(nanoseconds, 1) / NANOSECONDS);
        return scaled(bits, KILO, "bits/sec", "Kbits/sec", "Mbits/sec", "Gbits/sec", "Tbits/sec");
    }

    private static String scaled(double count, int base, String... units) {
        double value = count;
        int unit = 0;
        while (value >= base && unit < units.length - 1) {
            value /= base;
            unit++;
        }
        String digits = unit == 0 || value >= 100 ? "%.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, digits, value, units[unit]);
    }
}
