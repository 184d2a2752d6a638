"""What a program in Python does with the official client, with its strict validation on. Prints what it went through."""

import sys
import telnyx
from telnyx import Telnyx

base_url = sys.argv[1]


def client(key: str = "My API Key", **options) -> Telnyx:
    return Telnyx(api_key=key, base_url=base_url, max_retries=0, _strict_response_validation=True, **options)


def refused(kind, status: int, code: str, call) -> None:
    try:
        call()
    except kind as error:
        errors = error.body["errors"] if "errors" in error.body else [error.body]
        assert (error.status_code, errors[0]["code"]) == (status, code), error.body
    else:
        raise AssertionError(f"{status} {code} was expected")


def search(api: Telnyx, number: str) -> None:
    found = api.available_phone_numbers.list(filter={"phone_number": {"starts_with": number}})
    assert found.data[0].phone_number == number


def order(api: Telnyx, number: str, **settings):
    search(api, number)
    return api.number_orders.create(phone_numbers=[{"phone_number": number, **settings}]).data


def ordering(api: Telnyx) -> None:
    placed = order(api, "+13125550142")
    assert placed.status == "pending"
    done = api.number_orders.retrieve(placed.id).data
    assert (done.status, done.requirements_met) == ("success", True)
    assert [each.id for each in api.number_orders.list()] == [placed.id]
    number = list(api.phone_numbers.list())[0]
    assert number.phone_number == "+13125550142"
    api.phone_numbers.update(number.id, customer_reference="label", tags=["a"])
    api.phone_numbers.messaging.update(number.id, messaging_profile_id="profile")
    api.phone_numbers.voice.update(number.id, call_forwarding={"forwards_to": "+13125550199"})
    assert api.phone_numbers.voice.retrieve(number.id).data.call_forwarding.forwarding_type == "always"
    assert list(api.phone_numbers.slim_list())[0].customer_reference == "label"
    api.phone_numbers.delete(number.id)
    refused(telnyx.NotFoundError, 404, "10005", lambda: api.phone_numbers.retrieve(number.id))


def papers(api: Telnyx) -> None:
    group = api.requirement_groups.create(country_code="GB", phone_number_type="national", action="ordering")
    values = {
        "textual": "12345678",
        "address": "2791884400100007919",
        "document": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e",
    }
    for requirement in group.regulatory_requirements:
        kind = requirement.field_type
        value = {"requirement_id": requirement.requirement_id, "field_value": values[kind]}
        api.requirement_groups.update(group.id, regulatory_requirements=[value])
    assert api.requirement_groups.submit_for_approval(group.id).status == "pending-approval"
    placed = order(api, "+443335550142", requirement_group_id=group.id)
    sub = api.number_orders.retrieve(placed.id).data.sub_number_orders_ids[0]
    assert api.sub_number_orders.retrieve(sub).data.status == "pending"
    api.sub_number_orders.cancel(sub)
    assert [each.id for each in api.sub_number_orders.list().data] == [sub]


def many(api: Telnyx) -> None:
    api.inexplicit_number_orders.create(
        ordering_groups=[{"count_requested": "601", "country_iso": "US", "phone_number_type": "local"}]
    )
    listed = list(api.inexplicit_number_orders.list())
    assert listed[0].ordering_groups[0].count_allocated == 601
    assert len(list(api.phone_numbers.list(page_size=250))) == 601


def refusals(api: Telnyx) -> None:
    refused(telnyx.AuthenticationError, 401, "10009", lambda: client("revoked").number_orders.list())
    unsearched = [{"phone_number": "+13125550177"}]
    refused(telnyx.UnprocessableEntityError, 422, "85000", lambda: api.number_orders.create(phone_numbers=unsearched))
    order(client("another"), "+13125550177")
    refused(telnyx.ConflictError, 409, "85001", lambda: api.number_orders.create(phone_numbers=unsearched))


for flow in (ordering, papers, many, refusals):
    flow(client(f"My {flow.__name__} key"))
    print(flow.__name__)
