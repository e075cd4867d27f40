"""Edge: URL → bytes, for addresses that people give: what lies inside the network is out of reach."""
