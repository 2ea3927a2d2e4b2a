package org.mpl4j.tcpip.group;

import java.util.List;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.packets.igmp.Igmp;

/**
 * What a report says of a group. The types have the same numbers in IGMPv3 and MLDv2.
 *
 * @param type one of the constants here
 * @param group the group
 * @param sources which sources that is about
 */
record GroupRecord(int type, IpAddress group, List<IpAddress> sources) {
    static final int MODE_IS_INCLUDE = (int) Igmp.Body.ReportV3.RecordsItem.Type_.ModeIsInclude.value();
    static final int MODE_IS_EXCLUDE = (int) Igmp.Body.ReportV3.RecordsItem.Type_.ModeIsExclude.value();
    static final int CHANGE_TO_INCLUDE = (int) Igmp.Body.ReportV3.RecordsItem.Type_.ChangeToInclude.value();
    static final int CHANGE_TO_EXCLUDE = (int) Igmp.Body.ReportV3.RecordsItem.Type_.ChangeToExclude.value();

    GroupRecord(int type, IpAddress group) {
        this(type, group, List.of());
    }
}
