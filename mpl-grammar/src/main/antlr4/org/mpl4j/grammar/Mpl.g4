/* The Meta Packet Language. */
grammar Mpl;

specification : NAME* EOF ;

NAME : [a-z_] [a-zA-Z0-9_']* ;
WHITESPACE : [ \t\r\n]+ -> skip ;
