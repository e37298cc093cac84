package se.sluss.hub.secrecy;

/**
 * One text in both languages of the house.
 *
 * @param sv plain Swedish
 * @param en plain English
 */
public record Text(String sv, String en) {}
