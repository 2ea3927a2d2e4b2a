/**
 * MQTT control packet (MQTT 3.1.1 and 5.0 section 2). version is the protocol level, which only CONNECT tells: 3 for 3.1, 4 for 3.1.1, 5 for 5.0.
 */
packet mqtt(int version) {
  packet_type: bit[4] variant {
    |1  -> CONNECT
    |2  -> CONNACK
    |3  -> PUBLISH
    |4  -> PUBACK
    |5  -> PUBREC
    |6  -> PUBREL
    |7  -> PUBCOMP
    |8  -> SUBSCRIBE
    |9  -> SUBACK
    |10 -> UNSUBSCRIBE
    |11 -> UNSUBACK
    |12 -> PINGREQ
    |13 -> PINGRESP
    |14 -> DISCONNECT
    |15 -> AUTH
  };
  classify (packet_type) {
  |CONNECT ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(connect)) max(0x0fffffff);
    connect: packet mqtt_connect()[remaining_length];
  |CONNACK ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(connack)) max(0x0fffffff);
    connack: packet mqtt_connack(version)[remaining_length];
  |PUBLISH ->
    /** DUP: this may be delivered again. */
    dup: bit[1] default(false);
    qos: bit[2] default(0) max(2);
    retain: bit[1] default(false);
    remaining_length: varint value(sizeof(publish)) max(0x0fffffff);
    publish: packet mqtt_publish(version, qos)[remaining_length];
  |PUBACK ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(puback)) max(0x0fffffff);
    puback: packet mqtt_acknowledgment(version)[remaining_length];
  |PUBREC ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(pubrec)) max(0x0fffffff);
    pubrec: packet mqtt_acknowledgment(version)[remaining_length];
  |PUBREL ->
    flags: bit[4] const(2);
    remaining_length: varint value(sizeof(pubrel)) max(0x0fffffff);
    pubrel: packet mqtt_acknowledgment(version)[remaining_length];
  |PUBCOMP ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(pubcomp)) max(0x0fffffff);
    pubcomp: packet mqtt_acknowledgment(version)[remaining_length];
  |SUBSCRIBE ->
    flags: bit[4] const(2);
    remaining_length: varint value(sizeof(subscribe)) max(0x0fffffff);
    subscribe: packet mqtt_subscribe(version)[remaining_length];
  |SUBACK ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(suback)) max(0x0fffffff);
    suback: packet mqtt_suback(version)[remaining_length];
  |UNSUBSCRIBE ->
    flags: bit[4] const(2);
    remaining_length: varint value(sizeof(unsubscribe)) max(0x0fffffff);
    unsubscribe: packet mqtt_unsubscribe(version)[remaining_length];
  |UNSUBACK ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(unsuback)) max(0x0fffffff);
    unsuback: packet mqtt_suback(version)[remaining_length];
  |PINGREQ -> flags: bit[4] const(0); remaining_length: varint const(0);
  |PINGRESP -> flags: bit[4] const(0); remaining_length: varint const(0);
  |DISCONNECT ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(disconnect)) max(0x0fffffff);
    disconnect: packet mqtt_reason(version)[remaining_length];
  |AUTH ->
    flags: bit[4] const(0);
    remaining_length: varint value(sizeof(auth)) max(0x0fffffff);
    auth: packet mqtt_reason(version)[remaining_length];
  |_:"Reserved" ->
    flags: bit[4];
    remaining_length: varint value(sizeof(body)) max(0x0fffffff);
    body: byte[remaining_length];
  };
}

/** Reason codes (MQTT 5.0 section 2.4). Which of the names for 0 is meant depends on the packet. */
typedef mqtt_reason_code byte variant {
  |0x00 => Success
  |0x01 -> GrantedQoS1
  |0x02 -> GrantedQoS2
  |0x04 -> DisconnectWithWill
  |0x10 -> NoMatchingSubscribers
  |0x11 -> NoSubscriptionExisted
  |0x18 -> ContinueAuthentication
  |0x19 -> Reauthenticate
  |0x80 -> UnspecifiedError
  |0x81 -> MalformedPacket
  |0x82 -> ProtocolError
  |0x83 -> ImplementationSpecificError
  |0x84 -> UnsupportedProtocolVersion
  |0x85 -> ClientIdentifierNotValid
  |0x86 -> BadUserNameOrPassword
  |0x87 -> NotAuthorized
  |0x88 -> ServerUnavailable
  |0x89 -> ServerBusy
  |0x8a -> Banned
  |0x8b -> ServerShuttingDown
  |0x8c -> BadAuthenticationMethod
  |0x8d -> KeepAliveTimeout
  |0x8e -> SessionTakenOver
  |0x8f -> TopicFilterInvalid
  |0x90 -> TopicNameInvalid
  |0x91 -> PacketIdentifierInUse
  |0x92 -> PacketIdentifierNotFound
  |0x93 -> ReceiveMaximumExceeded
  |0x94 -> TopicAliasInvalid
  |0x95 -> PacketTooLarge
  |0x96 -> MessageRateTooHigh
  |0x97 -> QuotaExceeded
  |0x98 -> AdministrativeAction
  |0x99 -> PayloadFormatInvalid
  |0x9a -> RetainNotSupported
  |0x9b -> QoSNotSupported
  |0x9c -> UseAnotherServer
  |0x9d -> ServerMoved
  |0x9e -> SharedSubscriptionsNotSupported
  |0x9f -> ConnectionRateExceeded
  |0xa0 -> MaximumConnectTime
  |0xa1 -> SubscriptionIdentifiersNotSupported
  |0xa2 -> WildcardSubscriptionsNotSupported
};

/** CONNECT (section 3.1): it carries its version itself. */
packet mqtt_connect() {
  /** "MQTT", or "MQIsdp" in version 3.1. */
  protocol_name: string16 default("MQTT");
  protocol_level: byte variant { |3 -> V31 |4 -> V311 |5 -> V50 };
  user_name_flag: bit[1];
  password_flag: bit[1];
  will_retain: bit[1] default(false);
  will_qos: bit[2] default(0) max(2);
  will_flag: bit[1];
  /** Clean session in version 3.1.1. */
  clean_start: bit[1] default(false);
  reserved: bit[1] const(0);
  /** In seconds; 0 turns it off. */
  keep_alive: uint16 default(0);
  properties: packet mqtt_properties() when (protocol_level == V50);
  client_id: string16;
  will: packet mqtt_will(protocol_level) when (will_flag);
  user_name: string16 when (user_name_flag);
  password: string16 when (password_flag);
}

/** What the server publishes when the client is lost (section 3.1.3). */
packet mqtt_will(int version) {
  properties: packet mqtt_properties() when (version >= 5);
  topic: string16;
  payload: string16;
}

/** CONNACK (section 3.2). */
packet mqtt_connack(int version) {
  reserved: bit[7] const(0);
  session_present: bit[1] default(false);
  /** Before version 5. */
  return_code: byte variant {
    |0 => Accepted
    |1 -> UnacceptableProtocolVersion
    |2 -> IdentifierRejected
    |3 -> ServerUnavailable
    |4 -> BadUserNameOrPassword
    |5 -> NotAuthorized
  } when (version < 5);
  reason_code: mqtt_reason_code when (version >= 5);
  properties: packet mqtt_properties() when (version >= 5);
}

/** PUBLISH (section 3.3). */
packet mqtt_publish(int version, int qos) {
  topic: string16;
  packet_id: uint16 min(1) when (qos != 0);
  properties: packet mqtt_properties() when (version >= 5);
  payload: byte[remaining()];
}

/** PUBACK, PUBREC, PUBREL and PUBCOMP (sections 3.4 to 3.7). Version 5 may leave out a reason of Success, and empty properties. */
packet mqtt_acknowledgment(int version) {
  packet_id: uint16 min(1);
  reason_code: mqtt_reason_code when (version >= 5 && remaining() > 0);
  properties: packet mqtt_properties() when (version >= 5 && remaining() > 0);
}

/** SUBSCRIBE (section 3.8). */
packet mqtt_subscribe(int version) {
  packet_id: uint16 min(1);
  properties: packet mqtt_properties() when (version >= 5);
  subscriptions: array {
    topic_filter: string16;
    reserved: bit[2] const(0);
    /** From here to the bit before qos: version 5 only. */
    retain_handling: bit[2] default(0) max(2);
    retain_as_published: bit[1] default(false);
    no_local: bit[1] default(false);
    qos: bit[2] default(0) max(2);
  };
}

/** SUBACK and UNSUBACK (sections 3.9 and 3.11). Before version 5, UNSUBACK has no codes. */
packet mqtt_suback(int version) {
  packet_id: uint16 min(1);
  properties: packet mqtt_properties() when (version >= 5);
  codes: array { code: mqtt_reason_code; };
}

/** UNSUBSCRIBE (section 3.10). */
packet mqtt_unsubscribe(int version) {
  packet_id: uint16 min(1);
  properties: packet mqtt_properties() when (version >= 5);
  topics: array { topic_filter: string16; };
}

/** DISCONNECT and AUTH (sections 3.14 and 3.15): both may be empty, and before version 5 DISCONNECT is. */
packet mqtt_reason(int version) {
  reason_code: mqtt_reason_code when (version >= 5 && remaining() > 0);
  properties: packet mqtt_properties() when (version >= 5 && remaining() > 0);
}

/** Properties behind their length (MQTT 5.0 section 2.2.2). */
packet mqtt_properties() {
  length: varint value(sizeof(properties));
  properties: array[length] { property: packet mqtt_property(); };
}

/** A property (MQTT 5.0 section 2.2.2.2). One that is not known takes all that is left of the properties, as its length is not known either. */
packet mqtt_property() {
  identifier: varint variant {
    |1  -> PayloadFormatIndicator
    |2  -> MessageExpiryInterval
    |3  -> ContentType
    |8  -> ResponseTopic
    |9  -> CorrelationData
    |11 -> SubscriptionIdentifier
    |17 -> SessionExpiryInterval
    |18 -> AssignedClientIdentifier
    |19 -> ServerKeepAlive
    |21 -> AuthenticationMethod
    |22 -> AuthenticationData
    |23 -> RequestProblemInformation
    |24 -> WillDelayInterval
    |25 -> RequestResponseInformation
    |26 -> ResponseInformation
    |28 -> ServerReference
    |31 -> ReasonString
    |33 -> ReceiveMaximum
    |34 -> TopicAliasMaximum
    |35 -> TopicAlias
    |36 -> MaximumQoS
    |37 -> RetainAvailable
    |38 -> UserProperty
    |39 -> MaximumPacketSize
    |40 -> WildcardSubscriptionAvailable
    |41 -> SubscriptionIdentifierAvailable
    |42 -> SharedSubscriptionAvailable
  };
  classify (identifier) {
  |PayloadFormatIndicator -> payload_format: byte variant { |0 -> Bytes |1 -> UTF8 };
  |MessageExpiryInterval -> seconds: uint32;
  |ContentType -> content_type: string16;
  |ResponseTopic -> topic: string16;
  |CorrelationData -> data: string16;
  |SubscriptionIdentifier -> subscription: varint min(1) max(0x0fffffff);
  |SessionExpiryInterval -> seconds: uint32;
  |AssignedClientIdentifier -> client_id: string16;
  |ServerKeepAlive -> keep_alive: uint16;
  |AuthenticationMethod -> method: string16;
  |AuthenticationData -> data: string16;
  |RequestProblemInformation -> wanted: boolean;
  |WillDelayInterval -> seconds: uint32;
  |RequestResponseInformation -> wanted: boolean;
  |ResponseInformation -> information: string16;
  |ServerReference -> server: string16;
  |ReasonString -> reason: string16;
  |ReceiveMaximum -> maximum: uint16 min(1);
  |TopicAliasMaximum -> maximum: uint16;
  |TopicAlias -> alias: uint16 min(1);
  |MaximumQoS -> qos: byte max(1);
  |RetainAvailable -> available: boolean;
  |UserProperty -> name: string16; content: string16;
  |MaximumPacketSize -> size: uint32 min(1);
  |WildcardSubscriptionAvailable -> available: boolean;
  |SubscriptionIdentifierAvailable -> available: boolean;
  |SharedSubscriptionAvailable -> available: boolean;
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}
