/** Remote Authentication Dial In User Service packet (RFC 2865 section 3, RFC 2866 section 3). */
packet radius {
  code: byte variant {
    |1  -> AccessRequest
    |2  -> AccessAccept
    |3  -> AccessReject
    |4  -> AccountingRequest
    |5  -> AccountingResponse
    |11 -> AccessChallenge
    |12 -> StatusServer
    |13 -> StatusClient
    |40 -> DisconnectRequest
    |41 -> DisconnectACK
    |42 -> DisconnectNAK
    |43 -> CoARequest
    |44 -> CoAACK
    |45 -> CoANAK
  };
  /** Says which request a response belongs to. */
  identifier: byte;
  /** Of the whole packet; what is beyond it is padding. */
  length: uint16 value(offset(attributes)) min(20) max(4096);
  authenticator: byte[16];
  attributes: array[length - 20] { attribute: packet radius_attribute(); };
}

/** Attribute types (RFC 2865 section 5, RFC 2866, 2869, 3162, 5176 and IANA). */
typedef radius_attribute_type byte variant {
  |1   -> UserName
  |2   -> UserPassword
  |3   -> ChapPassword
  |4   -> NasIpAddress
  |5   -> NasPort
  |6   -> ServiceType
  |7   -> FramedProtocol
  |8   -> FramedIpAddress
  |9   -> FramedIpNetmask
  |10  -> FramedRouting
  |11  -> FilterId
  |12  -> FramedMtu
  |13  -> FramedCompression
  |14  -> LoginIpHost
  |15  -> LoginService
  |16  -> LoginTcpPort
  |18  -> ReplyMessage
  |19  -> CallbackNumber
  |20  -> CallbackId
  |22  -> FramedRoute
  |23  -> FramedIpxNetwork
  |24  -> State
  |25  -> Class
  |26  -> VendorSpecific
  |27  -> SessionTimeout
  |28  -> IdleTimeout
  |29  -> TerminationAction
  |30  -> CalledStationId
  |31  -> CallingStationId
  |32  -> NasIdentifier
  |33  -> ProxyState
  |34  -> LoginLatService
  |35  -> LoginLatNode
  |36  -> LoginLatGroup
  |37  -> FramedAppleTalkLink
  |38  -> FramedAppleTalkNetwork
  |39  -> FramedAppleTalkZone
  |40  -> AcctStatusType
  |41  -> AcctDelayTime
  |42  -> AcctInputOctets
  |43  -> AcctOutputOctets
  |44  -> AcctSessionId
  |45  -> AcctAuthentic
  |46  -> AcctSessionTime
  |47  -> AcctInputPackets
  |48  -> AcctOutputPackets
  |49  -> AcctTerminateCause
  |50  -> AcctMultiSessionId
  |51  -> AcctLinkCount
  |52  -> AcctInputGigawords
  |53  -> AcctOutputGigawords
  |55  -> EventTimestamp
  |56  -> EgressVlanId
  |57  -> IngressFilters
  |58  -> EgressVlanName
  |59  -> UserPriorityTable
  |60  -> ChapChallenge
  |61  -> NasPortType
  |62  -> PortLimit
  |63  -> LoginLatPort
  |64  -> TunnelType
  |65  -> TunnelMediumType
  |66  -> TunnelClientEndpoint
  |67  -> TunnelServerEndpoint
  |68  -> AcctTunnelConnection
  |69  -> TunnelPassword
  |70  -> ArapPassword
  |71  -> ArapFeatures
  |72  -> ArapZoneAccess
  |73  -> ArapSecurity
  |74  -> ArapSecurityData
  |75  -> PasswordRetry
  |76  -> Prompt
  |77  -> ConnectInfo
  |78  -> ConfigurationToken
  |79  -> EapMessage
  |80  -> MessageAuthenticator
  |81  -> TunnelPrivateGroupId
  |82  -> TunnelAssignmentId
  |83  -> TunnelPreference
  |84  -> ArapChallengeResponse
  |85  -> AcctInterimInterval
  |86  -> AcctTunnelPacketsLost
  |87  -> NasPortId
  |88  -> FramedPool
  |89  -> ChargeableUserIdentity
  |90  -> TunnelClientAuthId
  |91  -> TunnelServerAuthId
  |92  -> NasFilterRule
  |94  -> OriginatingLineInfo
  |95  -> NasIpv6Address
  |96  -> FramedInterfaceId
  |97  -> FramedIpv6Prefix
  |98  -> LoginIpv6Host
  |99  -> FramedIpv6Route
  |100 -> FramedIpv6Pool
  |101 -> ErrorCause
  |102 -> EapKeyName
  |103 -> DigestResponse
  |104 -> DigestRealm
  |105 -> DigestNonce
  |106 -> DigestResponseAuth
  |107 -> DigestNextnonce
  |108 -> DigestMethod
  |109 -> DigestUri
  |110 -> DigestQop
  |111 -> DigestAlgorithm
  |112 -> DigestEntityBodyHash
  |113 -> DigestCnonce
  |114 -> DigestNonceCount
  |115 -> DigestUsername
  |116 -> DigestOpaque
  |117 -> DigestAuthParam
  |118 -> DigestAkaAuts
  |119 -> DigestDomain
  |120 -> DigestStale
  |121 -> DigestHa1
  |122 -> SipAor
  |123 -> DelegatedIpv6Prefix
  |124 -> Mip6FeatureVector
  |125 -> Mip6HomeLinkPrefix
  |126 -> OperatorName
  |127 -> LocationInformation
  |128 -> LocationData
  |129 -> BasicLocationPolicyRules
  |130 -> ExtendedLocationPolicyRules
  |131 -> LocationCapable
  |132 -> RequestedLocationInfo
  |133 -> FramedManagementProtocol
  |134 -> ManagementTransportProtection
  |135 -> ManagementPolicyId
  |136 -> ManagementPrivilegeLevel
  |137 -> PkmSsCert
  |138 -> PkmCaCert
  |139 -> PkmConfigSettings
  |140 -> PkmCryptosuiteList
  |141 -> PkmSaid
  |142 -> PkmSaDescriptor
  |143 -> PkmAuthKey
  |144 -> DsLiteTunnelName
  |145 -> MobileNodeIdentifier
  |146 -> ServiceSelection
  |168 -> FramedIpv6Address
  |169 -> DnsServerIpv6Address
  |170 -> RouteIpv6Information
  |171 -> DelegatedIpv6PrefixPool
  |172 -> StatefulIpv6AddressPool
  |173 -> Ipv6RapidDeployment
  |241 -> ExtendedType1
  |242 -> ExtendedType2
  |243 -> ExtendedType3
  |244 -> ExtendedType4
  |245 -> LongExtendedType1
  |246 -> LongExtendedType2
};

/** An attribute (RFC 2865 section 5). Types that this specification does not know keep their bytes. */
packet radius_attribute() {
  attribute_type: radius_attribute_type;
  /** Of the whole attribute. */
  length: byte value(offset(data)) min(2);
  data: classify (attribute_type)[length - 2] {
  |UserName -> user_name: byte[remaining()] show(text);
  |UserPassword ->
    /** Hidden: combined with digests of the shared secret (RFC 2865 section 5.2). */
    user_password: byte[remaining()];
  |ChapPassword -> chap_ident: byte; chap_response: byte[remaining()];
  |NasIpAddress -> address: uint32 show(ipv4);
  |NasPort -> port: uint32;
  |ServiceType ->
    service_type: uint32 variant {
      |1  -> Login
      |2  -> Framed
      |3  -> CallbackLogin
      |4  -> CallbackFramed
      |5  -> Outbound
      |6  -> Administrative
      |7  -> NasPrompt
      |8  -> AuthenticateOnly
      |9  -> CallbackNasPrompt
      |10 -> CallCheck
      |11 -> CallbackAdministrative
      |17 -> AuthorizeOnly
    };
  |FramedProtocol ->
    framed_protocol: uint32 variant { |1 -> PPP |2 -> SLIP |3 -> ARAP |4 -> Gandalf |5 -> Xylogics |6 -> X75 };
  |FramedIpAddress -> address: uint32 show(ipv4);
  |FramedIpNetmask -> netmask: uint32 show(ipv4);
  |FramedRouting ->
    routing: uint32 variant { |0 -> None |1 -> Send |2 -> Listen |3 -> SendAndListen };
  |FilterId -> filter_id: byte[remaining()] show(text);
  |FramedMtu -> mtu: uint32;
  |FramedCompression -> compression: uint32 variant { |0 -> None |1 -> VJ |2 -> IPX |3 -> StacLZS };
  |LoginIpHost -> address: uint32 show(ipv4);
  |LoginService ->
    login_service: uint32 variant {
      |0 -> Telnet
      |1 -> Rlogin
      |2 -> TCPClear
      |3 -> PortMaster
      |4 -> LAT
      |5 -> X25PAD
      |6 -> X25T3POS
      |8 -> TCPClearQuiet
    };
  |LoginTcpPort -> port: uint32;
  |ReplyMessage -> message: byte[remaining()] show(text);
  |CallbackNumber -> number: byte[remaining()] show(text);
  |FramedRoute -> route: byte[remaining()] show(text);
  |State -> state: byte[remaining()];
  |Class -> class_value: byte[remaining()];
  |VendorSpecific ->
    /** SMI enterprise number. */
    vendor_id: uint32;
    vendor: packet radius_vendor(vendor_id);
  |SessionTimeout -> seconds: uint32;
  |IdleTimeout -> seconds: uint32;
  |TerminationAction -> action: uint32 variant { |0 -> Default |1 -> RadiusRequest };
  |CalledStationId -> station: byte[remaining()] show(text);
  |CallingStationId -> station: byte[remaining()] show(text);
  |NasIdentifier -> nas_identifier: byte[remaining()] show(text);
  |ProxyState -> proxy_state: byte[remaining()];
  |AcctStatusType ->
    status: uint32 variant { |1 -> Start |2 -> Stop |3 -> InterimUpdate |7 -> AccountingOn |8 -> AccountingOff };
  |AcctDelayTime -> seconds: uint32;
  |AcctInputOctets -> octets: uint32;
  |AcctOutputOctets -> octets: uint32;
  |AcctSessionId -> session_id: byte[remaining()] show(text);
  |AcctAuthentic ->
    authentic: uint32 variant { |1 -> RADIUS |2 -> Local |3 -> Remote |4 -> Diameter };
  |AcctSessionTime -> seconds: uint32;
  |AcctInputPackets -> packets: uint32;
  |AcctOutputPackets -> packets: uint32;
  |AcctTerminateCause ->
    cause: uint32 variant {
      |1  -> UserRequest
      |2  -> LostCarrier
      |3  -> LostService
      |4  -> IdleTimeout
      |5  -> SessionTimeout
      |6  -> AdminReset
      |7  -> AdminReboot
      |8  -> PortError
      |9  -> NASError
      |10 -> NASRequest
      |11 -> NASReboot
      |12 -> PortUnneeded
      |13 -> PortPreempted
      |14 -> PortSuspended
      |15 -> ServiceUnavailable
      |16 -> Callback
      |17 -> UserError
      |18 -> HostRequest
    };
  |AcctMultiSessionId -> session_id: byte[remaining()] show(text);
  |AcctLinkCount -> links: uint32;
  |AcctInputGigawords -> gigawords: uint32;
  |AcctOutputGigawords -> gigawords: uint32;
  |EventTimestamp ->
    /** Since 1970. */
    seconds: uint32;
  |EgressVlanId ->
    /** RFC 4675 section 2.1: 0x31 for frames with a tag, 0x32 for those without. */
    tag_indication: byte variant { |0x31 -> Tagged |0x32 -> Untagged };
    padding: bit[12] const(0);
    vlan_id: bit[12];
  |IngressFilters -> ingress_filters: uint32 variant { |1 -> Enabled |2 -> Disabled };
  |EgressVlanName ->
    tag_indication: byte variant { |0x31 -> Tagged |0x32 -> Untagged };
    vlan_name: byte[remaining()] show(text);
  |UserPriorityTable -> table: byte[8] show(hex);
  |ChapChallenge -> challenge: byte[remaining()];
  |NasPortType ->
    port_type: uint32 variant {
      |0  -> Async
      |1  -> Sync
      |2  -> ISDN
      |3  -> ISDNV120
      |4  -> ISDNV110
      |5  -> Virtual
      |6  -> PIAFS
      |7  -> HDLC
      |8  -> X25
      |9  -> X75
      |10 -> G3Fax
      |11 -> SDSL
      |12 -> ADSLCAP
      |13 -> ADSLDMT
      |14 -> IDSL
      |15 -> Ethernet
      |16 -> XDSL
      |17 -> Cable
      |18 -> WirelessOther
      |19 -> Wireless80211
    };
  |PortLimit -> ports: uint32;
  |TunnelType ->
    /** Groups the attributes of one tunnel (RFC 2868 section 3.1). */
    tag: byte default(0);
    tunnel_type: uint24 variant { |1 -> PPTP |2 -> L2F |3 -> L2TP |9 -> ESP |10 -> GRE |13 -> VLAN };
  |TunnelMediumType ->
    tag: byte default(0);
    medium: uint24 variant { |1 -> IPv4 |2 -> IPv6 |6 -> IEEE802 };
  |PasswordRetry -> attempts: uint32;
  |Prompt -> prompt: uint32 variant { |0 -> NoEcho |1 -> Echo };
  |TunnelPreference -> tag: byte default(0); preference: uint24;
  |AcctTunnelPacketsLost -> packets: uint32;
  |NasFilterRule -> rule: byte[remaining()] show(text);
  |103..122:"Digest" ->
    /** RFC 5090 section 3: text, without quotes. */
    digest_text: byte[remaining()] show(text);
  |Mip6FeatureVector -> features: uint64 show(hex);
  |OperatorName ->
    /** RFC 5580 section 4.1. */
    namespace: byte variant { |0x30 -> TADIG |0x31 -> REALM |0x32 -> E212 |0x33 -> ICC |0x34 -> WBA };
    operator_name: byte[remaining()] show(text);
  |ManagementPolicyId -> policy: byte[remaining()] show(text);
  |ManagementPrivilegeLevel -> level: uint32;
  |FramedIpv6Address -> address: byte[16] show(ipv6);
  |DnsServerIpv6Address -> address: byte[16] show(ipv6);
  |RouteIpv6Information -> prefix: packet radius_ipv6_prefix();
  |DelegatedIpv6PrefixPool -> pool: byte[remaining()] show(text);
  |StatefulIpv6AddressPool -> pool: byte[remaining()] show(text);
  |ConnectInfo -> info: byte[remaining()] show(text);
  |EapMessage ->
    /** A part of an EAP packet, which may go on in the next attribute (RFC 3579 section 3.1). */
    fragment: byte[remaining()];
  |MessageAuthenticator ->
    /** HMAC-MD5 over the packet (RFC 3579 section 3.2). */
    hmac: byte[16] show(hex);
  |TunnelPrivateGroupId ->
    /** Text, with a tag before it if its first byte is at most 31. */
    group: byte[remaining()];
  |AcctInterimInterval -> seconds: uint32;
  |NasPortId -> port_id: byte[remaining()] show(text);
  |FramedPool -> pool: byte[remaining()] show(text);
  |NasIpv6Address -> address: byte[16] show(ipv6);
  |FramedInterfaceId -> interface_id: byte[8] show(hex);
  |FramedIpv6Prefix -> prefix: packet radius_ipv6_prefix();
  |LoginIpv6Host -> address: byte[16] show(ipv6);
  |FramedIpv6Route -> route: byte[remaining()] show(text);
  |FramedIpv6Pool -> pool: byte[remaining()] show(text);
  |ErrorCause ->
    cause: uint32 variant {
      |201 -> ResidualContextRemoved
      |202 -> InvalidEAPPacket
      |401 -> UnsupportedAttribute
      |402 -> MissingAttribute
      |403 -> NASIdentificationMismatch
      |404 -> InvalidRequest
      |405 -> UnsupportedService
      |406 -> UnsupportedExtension
      |407 -> InvalidAttributeValue
      |501 -> AdministrativelyProhibited
      |502 -> RequestNotRoutable
      |503 -> SessionContextNotFound
      |504 -> SessionContextNotRemovable
      |505 -> OtherProxyProcessingError
      |506 -> ResourcesUnavailable
      |507 -> RequestInitiated
      |508 -> MultipleSessionSelection
    };
  |DelegatedIpv6Prefix -> prefix: packet radius_ipv6_prefix();
  |241..244:"Extended" ->
    /** RFC 6929 section 2.1. */
    extended_type: byte;
    extended_value: byte[remaining()];
  |245..246:"LongExtended" ->
    /** RFC 6929 section 2.2. */
    extended_type: byte;
    /** M: the value goes on in the next attribute. */
    more: bit[1] default(false);
    reserved: bit[7] const(0);
    extended_value: byte[remaining()];
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** An IPv6 prefix, of which only the first bytes may be there (RFC 3162 section 2.3). */
packet radius_ipv6_prefix() {
  reserved: byte const(0);
  /** In bits. */
  prefix_length: byte max(128);
  prefix: byte[remaining()];
}

/** What a vendor has made of attribute 26 (RFC 2865 section 5.26); these follow the recommended format, all others are bytes. */
packet radius_vendor(int vendor_id) {
  classify (vendor_id) {
  |9:"Cisco" -> attributes: array { attribute: packet radius_vendor_attribute(); };
  |311:"Microsoft" -> attributes: array { attribute: packet radius_vendor_attribute(); };
  |_:"OtherVendor" -> vendor_data: byte[remaining()];
  };
}

/** A vendor's attribute in the recommended format (RFC 2865 section 5.26). */
packet radius_vendor_attribute() {
  vendor_type: byte;
  /** Of the whole attribute. */
  vendor_length: byte value(offset(content)) min(2);
  content: byte[vendor_length - 2];
}
