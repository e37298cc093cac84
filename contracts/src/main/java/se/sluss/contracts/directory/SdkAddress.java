package se.sluss.contracts.directory;

import se.sluss.contracts.id.UnitId;

/**
 * Where a unit is reached by SDK (Säker digital kommunikation), as SDK's address book has it.
 *
 * @param unit of the directory
 * @param organisation the participant, such as {@code 0203:habo.se}
 * @param function the functional address: a mailbox of that organisation
 * @param name what the mailbox is called
 */
public record SdkAddress(UnitId unit, String organisation, String function, String name) {}
