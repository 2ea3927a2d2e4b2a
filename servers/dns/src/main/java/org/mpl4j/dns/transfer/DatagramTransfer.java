package org.mpl4j.dns.transfer;

import java.nio.ByteBuffer;
import java.util.List;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.service.MessageSource;
import org.mpl4j.dns.zone.ZoneChange.OwnedRecord;

/** Changes in one datagram; if they do not fit, the SOA record alone, so that the client asks again over a stream (RFC 1995 section 2). */
final class DatagramTransfer implements MessageSource {
    private final Query query;
    private final Answer answer;
    private final List<OwnedRecord> records;
    private boolean isWritten;

    /**
     * Such a transfer.
     *
     * @param records the changes; the first is the SOA record
     */
    DatagramTransfer(Query query, Answer answer, List<OwnedRecord> records) {
        this.query = query;
        this.answer = answer;
        this.records = records;
    }

    @Override
    public boolean next(ByteBuffer response) {
        if (isWritten) {
            return false;
        }
        isWritten = true;
        return new TransferMessages(query, answer, records.iterator()).writeAll(response)
                || new TransferMessages(query, answer, records.subList(0, 1).iterator()).next(response);
    }
}
