/**
 * An Ethernet frame as it is captured: without preamble and frame check sequence (IEEE 802.3-2022 section 3.1).
 * What follows the addresses is an ethernet_body, possibly behind a stack of VLAN tags.
 */
packet ethernet {
  /** Destination MAC address; the lowest bit of its first byte marks a group address. */
  dest_mac: byte[6] show(mac);
  /** Source MAC address. */
  src_mac: byte[6] show(mac);
  frame: packet ethernet_body();
}

/** EtherType values (IEEE Registration Authority; the ones below 0x0600 are lengths). */
typedef ethertype uint16 variant {
  |0x0800 => IPv4
  |0x0806 -> ARP
  |0x0842 -> WakeOnLan
  |0x0bad -> VINESLoopback
  |0x22ea -> SRP
  |0x22eb -> ERSPAN3
  |0x22f0 -> AVTP
  |0x22f3 -> TRILL
  |0x6001 -> MOPDump
  |0x6002 -> MOPRemoteConsole
  |0x6003 -> DECnet
  |0x6004 -> LAT
  |0x6558 -> TransparentEthernet
  |0x8035 -> RARP
  |0x809b -> AppleTalk
  |0x80f3 -> AARP
  |0x8100 -> VLAN
  |0x8137 -> IPX
  |0x86dd -> IPv6
  |0x8808 -> FlowControl
  |0x8809 -> Slow
  |0x880b -> PPP
  |0x880c -> GSMP
  |0x8847 -> MPLS
  |0x8848 -> MPLSMulticast
  |0x8863 -> PPPoEDiscovery
  |0x8864 -> PPPoESession
  |0x8870 -> Jumbo
  |0x8881 -> CDMA2000
  |0x888e -> EAPoL
  |0x8892 -> PROFINET
  |0x88a4 -> EtherCAT
  |0x88a8 -> QinQ
  |0x88b5 -> Experimental1
  |0x88b6 -> Experimental2
  |0x88b7 -> OUIExtended
  |0x88b8 -> GOOSE
  |0x88b9 -> GSE
  |0x88ba -> SampledValues
  |0x88be -> ERSPAN
  |0x88c7 -> WLANPreauthentication
  |0x88ca -> TIPC
  |0x88cc -> LLDP
  |0x88cd -> SERCOS
  |0x88dc -> WSMP
  |0x88e1 -> HomePlug
  |0x88e3 -> MRP
  |0x88e5 -> MACsec
  |0x88e7 -> ProviderBackbone
  |0x88f5 -> MVRP
  |0x88f6 -> MMRP
  |0x88f7 -> PTP
  |0x88f8 -> NCSI
  |0x88fb -> PRP
  |0x8902 -> CFM
  |0x8906 -> FCoE
  |0x890d -> IEEE80211Management
  |0x8914 -> FIP
  |0x8915 -> RoCE
  |0x891d -> TTEthernet
  |0x8926 -> VNTag
  |0x8929 -> MSRP
  |0x892f -> HSR
  |0x893f -> ETag
  |0x8940 -> ECP
  |0x894f -> NSH
  |0x9000 -> Loopback
  |0xb7ea -> GREControl
};

/**
 * The length/type field and what it announces. VLAN tags stack: each is followed by another ethernet_body.
 */
packet ethernet_body() {
  type: ethertype;
  classify (type) {
  |0..1500:"Length" ->
    /** An IEEE 802.2 LLC frame of so many bytes; what follows it is padding. */
    llc: packet llc()[type];
  |VLAN:"Vlan" -> tag: vlan_tag; inner: packet ethernet_body();
  |QinQ:"QinQ" -> tag: vlan_tag; inner: packet ethernet_body();
  |_:"Type" -> payload: byte[remaining()];
  };
}

/** A VLAN tag and what it is in front of, where another link layer has its EtherType. */
packet vlan {
  tag: vlan_tag;
  inner: packet ethernet_body();
}

/** Tag control information (IEEE 802.1Q-2022 section 9.6). */
struct {
  /** Priority code point. */
  pcp: bit[3] default(0);
  /** Drop eligible indicator. */
  dei: bit[1] default(false);
  /** VLAN identifier; 0 is a priority tag, 4095 is reserved. */
  vid: bit[12];
} vlan_tag;

/**
 * IEEE 802.2 logical link control, with the SNAP extension. The lowest bit of dsap marks a group address, that of ssap a response. Control has two bytes in
 * information and supervisory frames, one in unnumbered frames (IEEE 802.2 section 5.4).
 */
packet llc() {
  dsap: byte show(hex);
  ssap: byte show(hex);
  classify (dsap) {
  |0xaa:"Snap" ->
    control: byte default(3) show(hex);
    /** Organizationally unique identifier; 0 means that the protocol is an EtherType. */
    oui: byte[3] show(hex);
    protocol: ethertype;
    payload: byte[remaining()];
  |_:"Llc" ->
    control: byte default(3) show(hex);
    /** N(R) and the poll/final bit, in frames that are numbered. */
    control_receive: byte when (control & 3 != 3) show(hex);
    payload: byte[remaining()];
  };
}
